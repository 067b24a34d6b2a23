import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;

/** Payara Micro, which takes the WAR away and deploys it again for each line that it reads: {@code WAR PORT}. */
public final class Redeploying {

    public static void main(String[] arguments) throws Exception {
        File war = new File(arguments[0]);
        PayaraMicroRuntime server = PayaraMicro.getInstance()
                .setNoCluster(true)
                .setHttpPort(Integer.parseInt(arguments[1]))
                .bootStrap();
        server.deploy("jackfield", "/", war);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
        while (orders.readLine() != null) {
            server.undeploy("jackfield");
            server.deploy("jackfield", "/", war);
            System.out.println("deployed again");
        }
        server.shutdown();
    }
}
